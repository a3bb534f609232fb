/**
 * What page, REST and SOAP doors need besides JAX-RS: entity tags, lists, parameters and body
 * limits.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.endpoints.door;
