/** The one servlet. This bundle implements the JAX-RS whiteboard as far as the portal uses it. */
@org.osgi.annotation.bundle.Capability(
    namespace = "osgi.implementation",
    name = "osgi.jaxrs",
    version = "1.0.0")
package org.alliance.portal.endpoints.internal;
