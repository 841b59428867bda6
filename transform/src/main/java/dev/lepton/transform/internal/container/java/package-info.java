/**
 * Java applications: built by Maven or Gradle, started as a jar or put into a servlet container.
 */
@NullMarked
package dev.lepton.transform.internal.container.java;

import org.jspecify.annotations.NullMarked;
