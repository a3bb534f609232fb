package org.alliance.portal.endpoints.door;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method be posted to without the {@code csrf} field, from anywhere. Only for a
 * method whose address carries a secret of its own and whose effect does not depend on who is
 * signed in, such as the one that a mail program posts to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NoCsrf {}
