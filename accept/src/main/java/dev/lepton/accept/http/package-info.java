/**
 * The one host that a test may talk to. Everything that leaves this module over HTTP is addressed
 * here.
 */
@NullMarked
package dev.lepton.accept.http;

import org.jspecify.annotations.NullMarked;
