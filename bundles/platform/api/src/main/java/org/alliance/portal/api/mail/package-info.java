/** Letters to persons: what may be sent, and the outbox that sends it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.alliance.portal.api.mail;
