/**
 * What class files tell of the Java they were compiled from, as lines that expressions can read.
 */
@NullMarked
package dev.lepton.assess.classtext;

import org.jspecify.annotations.NullMarked;
