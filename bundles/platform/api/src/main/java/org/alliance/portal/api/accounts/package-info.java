/** Persons: their accounts, and what they are in the team of an organisation. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.api.accounts;
