/** Files that a web server hands out. */
@NullMarked
package dev.lepton.transform.internal.container.web;

import org.jspecify.annotations.NullMarked;
