/**
 * The gateway in front of the old and the new release: a process of its own that can hold requests
 * and switch them over. The client side is what the other phases use; the server side runs behind
 * GatewayMain.
 */
@NullMarked
package dev.lepton.deploy.gateway;

import org.jspecify.annotations.NullMarked;
