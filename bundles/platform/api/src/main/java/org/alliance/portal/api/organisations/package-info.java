/** Organisations and their teams, which exist with or without any feature. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package org.alliance.portal.api.organisations;
