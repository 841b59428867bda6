/** What an image is made of, and the Dockerfile that says so; the same for every language. */
@NullMarked
package dev.lepton.transform.internal.container.image;

import org.jspecify.annotations.NullMarked;
