/**
 * Checks of the running release over HTTP, with requests that change nothing. What it discloses, in
 * headers, errors and pages nobody meant to publish.
 */
@NullMarked
package dev.lepton.accept.security.endpoint;

import org.jspecify.annotations.NullMarked;
