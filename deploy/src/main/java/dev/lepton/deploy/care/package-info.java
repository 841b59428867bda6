/**
 * A release after its rollout: how it is, what is kept of it, and what can be done to it. Offered
 * by targets to those who keep releases healthy.
 */
@NullMarked
package dev.lepton.deploy.care;

import org.jspecify.annotations.NullMarked;
