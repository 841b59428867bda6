/**
 * The security review of what is about to go live: manifests, image, endpoint. It only reads;
 * nothing is changed anywhere.
 */
@NullMarked
package dev.lepton.accept.security;

import org.jspecify.annotations.NullMarked;
