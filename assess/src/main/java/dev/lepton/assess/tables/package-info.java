/** Which tables a program reads and writes: by its queries, its mappings, its definitions. */
@NullMarked
package dev.lepton.assess.tables;

import org.jspecify.annotations.NullMarked;
