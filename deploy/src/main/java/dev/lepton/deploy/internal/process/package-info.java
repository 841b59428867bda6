/**
 * Processes that outlive the program that started them: start, find again, wait until healthy,
 * stop. Secrets reach them through the environment only.
 */
@NullMarked
package dev.lepton.deploy.internal.process;

import org.jspecify.annotations.NullMarked;
