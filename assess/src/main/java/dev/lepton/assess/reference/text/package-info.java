/** Reads files for the providers: bounded, in any encoding, many at a time. */
@NullMarked
package dev.lepton.assess.reference.text;

import org.jspecify.annotations.NullMarked;
