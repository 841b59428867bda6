/** Secrets are references until the moment of use, and never print. */
@NullMarked
package dev.lepton.model.secret;

import org.jspecify.annotations.NullMarked;
