/** Finds uses of names in Go, TypeScript, Python and C#, resolved through a file's imports. */
@NullMarked
package dev.lepton.assess.reference.script;

import org.jspecify.annotations.NullMarked;
