/** The application for Compose, on one machine. */
@NullMarked
package dev.lepton.transform.internal.compose;

import org.jspecify.annotations.NullMarked;
