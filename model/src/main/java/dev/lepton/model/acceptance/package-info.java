/** How the new release did under test. */
@NullMarked
package dev.lepton.model.acceptance;

import org.jspecify.annotations.NullMarked;
