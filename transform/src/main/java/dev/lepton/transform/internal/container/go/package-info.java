/** Go programs, one for each main package. */
@NullMarked
package dev.lepton.transform.internal.container.go;

import org.jspecify.annotations.NullMarked;
