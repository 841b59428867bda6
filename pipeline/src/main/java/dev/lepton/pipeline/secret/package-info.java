/** Secret references, resolved as late as possible. */
@NullMarked
package dev.lepton.pipeline.secret;

import org.jspecify.annotations.NullMarked;
