/** Profiles of the participating cities, regions and partners, as other features see them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.profiles.api;
