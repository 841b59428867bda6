/** Node.js applications and front ends that npm, yarn or pnpm build. */
@NullMarked
package dev.lepton.transform.internal.container.node;

import org.jspecify.annotations.NullMarked;
