/** How an application of each kind is built, started and put into an image. */
@NullMarked
package dev.lepton.transform.internal.container;

import org.jspecify.annotations.NullMarked;
