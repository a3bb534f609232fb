/** What is kept of sign-ins and administration, beside the change log. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.alliance.portal.api.audit;
