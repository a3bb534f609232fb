/** What is known of things of other features: title, address, who may know of them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.alliance.portal.api.entities;
