/** Finds the files of an application and reads their text, whatever state they are in. */
@NullMarked
package dev.lepton.assess.source;

import org.jspecify.annotations.NullMarked;
