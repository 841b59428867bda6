/** Answers {@code *.dependency}: which libraries an application declares or carries. */
@NullMarked
package dev.lepton.assess.dependency;

import org.jspecify.annotations.NullMarked;
