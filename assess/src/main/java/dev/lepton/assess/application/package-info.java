/** The whole application as it was read: the facts of all its files. */
@NullMarked
package dev.lepton.assess.application;

import org.jspecify.annotations.NullMarked;
