/**
 * What the checks have in common: identity, severity, fix, and what a secret looks like. A check
 * says where it failed and never repeats a secret.
 */
@NullMarked
package dev.lepton.accept.security.check;

import org.jspecify.annotations.NullMarked;
