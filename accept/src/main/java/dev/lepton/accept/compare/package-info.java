/** Whether one release is slower than another, with how much of the answer is chance. */
@NullMarked
package dev.lepton.accept.compare;

import org.jspecify.annotations.NullMarked;
