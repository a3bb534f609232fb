/** What a feature contributes to pages: views, menu items, cards, tabs, forms, maps, charts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.4.0")
package org.alliance.portal.api.web;
