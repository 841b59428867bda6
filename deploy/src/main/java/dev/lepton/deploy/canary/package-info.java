/** Leads a growing share of users to a new release for as long as it does well. */
@NullMarked
package dev.lepton.deploy.canary;

import org.jspecify.annotations.NullMarked;
