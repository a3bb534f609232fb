package org.alliance.portal.files.internal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.ws.rs.GET;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.files.internal.AttachmentService;
import org.alliance.portal.files.internal.Folder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out files to those who may know of what they belong to. */
@Component(service = FileDoor.class)
@JaxrsResource
@javax.ws.rs.Path("/files/{id}/{name}")
public class FileDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int NO_SUCH_PART = 416;
  private static final int CHUNK = 64 * 1024;

  private final AttachmentService attachments;
  private final Folder folder;
  private final CurrentRequest current;

  @Activate
  public FileDoor(
      @Reference AttachmentService attachments,
      @Reference Folder folder,
      @Reference CurrentRequest current) {
    this.attachments = attachments;
    this.folder = folder;
    this.current = current;
  }

  /** A file, or a part of it. The name in the address is for people; the id says which file. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public Response read(@PathParam("id") Id id, @Context HttpHeaders headers) throws IOException {
    Attachment file = attachments.readable(id, current.language());
    String tag = '"' + file.digest() + '"';
    String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (known != null && ("*".equals(known.strip()) || known.contains(tag))) {
      return answer(NOT_MODIFIED, tag).build();
    }
    Path content = folder.path(file.digest());
    if (!Files.exists(content)) {
      LOG.warn("The content {} of file {} is missing", file.digest(), id);
      throw new NotFoundException("attachment", id);
    }
    ByteRange part = part(headers, tag, file.size());
    if (part != null && part.length() == 0) {
      return answer(NO_SUCH_PART, tag).header("Content-Range", part.header(file.size())).build();
    }
    ByteRange sent = part == null ? new ByteRange(0, file.size()) : part;
    Response.ResponseBuilder answer =
        answer(part == null ? Response.Status.OK.getStatusCode() : PARTIAL, tag)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CONTENT_LENGTH, sent.length())
            .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.of(file.type(), file.name()))
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "sandbox; default-src 'none'")
            .type(file.type())
            .entity(stream(content, sent));
    return part == null
        ? answer.build()
        : answer.header("Content-Range", part.header(file.size())).build();
  }

  private static Response.ResponseBuilder answer(int status, String tag) {
    return Response.status(status)
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=0, must-revalidate");
  }

  /** A part is only asked for of the content that the client has the rest of. */
  private static ByteRange part(HttpHeaders headers, String tag, long size) {
    String rest = headers.getHeaderString("If-Range");
    return rest == null || rest.equals(tag)
        ? ByteRange.of(headers.getHeaderString("Range"), size)
        : null;
  }

  private static StreamingOutput stream(Path content, ByteRange part) {
    return out -> copy(content, part, out);
  }

  private static void copy(Path content, ByteRange part, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (FileChannel in = FileChannel.open(content, StandardOpenOption.READ)) {
      in.position(part.first());
      long left = part.length();
      while (left > 0) {
        chunk.clear().limit((int) Math.min(CHUNK, left));
        int count = in.read(chunk);
        if (count < 0) {
          throw new IOException("A file is shorter than it was");
        }
        out.write(chunk.array(), 0, count);
        left -= count;
      }
    }
  }
}
