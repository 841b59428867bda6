/** What rules find, in the form that the phases hand on. */
@NullMarked
package dev.lepton.assess.findings;

import org.jspecify.annotations.NullMarked;
