/** What transform makes: changed code, image, manifests, and how to run them. */
@NullMarked
package dev.lepton.model.bundle;

import org.jspecify.annotations.NullMarked;
