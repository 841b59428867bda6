/**
 * HTTP/1.1 over non-blocking connections that are kept and used again. Everything here belongs to
 * one event loop and is touched by it alone.
 */
@NullMarked
package dev.lepton.accept.wire;

import org.jspecify.annotations.NullMarked;
