/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-text-buffer.h"

#include "aft-document.h"
#include "aft-promise-watch.h"
#include "aft-text-break.h"
#include "aft-text-diff.h"

/* GTK keeps a buffer for good once something in it was selected while a view showed it: what it offers to other programs as the
 * primary selection holds the buffer, and never gives it back (GtkTextBufferContent in gtktextbuffer.c). So nothing here may hold
 * the session or the book. */
struct _AftTextBuffer
{
  AftLineBuffer    parent_instance;

  AftSession      *session;     /* not owned; NULL once it is gone */
  AftRecord       *record;
  AftPromiseWatch *watch;       /* of a note's */
  guint            field;
  char            *synced;      /* the model's text when both last agreed */
  guint            push_source;
  gboolean         editable;
  gboolean         taking_over; /* a change by others is being entered */
  gboolean         taken;       /* a change was entered that may have come from outside */
  gboolean         taken_out;   /* words went by it */
};

G_DEFINE_FINAL_TYPE (AftTextBuffer, aft_text_buffer, AFT_TYPE_LINE_BUFFER)

enum
{
  PROP_PENDING = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static char *
dup_shown (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static const char *
get_stored (AftTextBuffer *self)
{
  const char *text = aft_record_get (self->record, self->field);

  return text != NULL ? text : "";
}

static void
set_push_source (AftTextBuffer *self,
                 guint          source)
{
  if (self->push_source == source)
    return;

  self->push_source = source;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);
}

static gboolean
push_cb (gpointer data)
{
  AftTextBuffer *self = data;

  self->push_source = 0;
  aft_text_buffer_push (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PENDING]);

  return G_SOURCE_REMOVE;
}

static void
apply (AftTextBuffer *self,
       GArray        *hunks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean selected = gtk_text_buffer_get_has_selection (buffer);
  GtkTextMark *place;
  GtkTextIter cursor;

  /* What comes to where somebody is typing stands behind the cursor, so that their word stays whole. */
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  place = gtk_text_buffer_create_mark (buffer, NULL, &cursor, TRUE);

  self->taking_over = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  for (guint i = hunks->len; i-- > 0;)
    {
      AftTextHunk *hunk = &g_array_index (hunks, AftTextHunk, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, hunk->offset);
      end = start;
      gtk_text_iter_forward_chars (&end, hunk->removed);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, hunk->added, -1);
    }
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, place);
  if (!selected)
    gtk_text_buffer_place_cursor (buffer, &cursor);
  gtk_text_buffer_delete_mark (buffer, place);
  gtk_text_buffer_end_user_action (buffer);
  self->taking_over = FALSE;
}

/* The model changed: by undo, by another program, by another window. */
static void
take_over (AftTextBuffer *self)
{
  const char *stored = get_stored (self);
  g_autofree char *ours = dup_shown (GTK_TEXT_BUFFER (self));
  g_autofree char *theirs = aft_text_break_lines (stored, -1, 0);
  g_autoptr (GArray) hunks = NULL;

  if (self->push_source == 0)
    hunks = aft_text_diff (ours, theirs);
  else
    {
      g_autofree char *base = aft_text_break_lines (self->synced, -1, 0);
      g_autoptr (GArray) our_hunks = aft_text_diff (base, ours);
      g_autoptr (GArray) their_hunks = aft_text_diff (base, theirs);

      hunks = aft_text_diff_rebase (their_hunks, our_hunks);
    }

  g_free (self->synced);
  self->synced = g_strdup (stored);

  self->taken = hunks->len > 0;
  self->taken_out = FALSE;
  for (guint i = 0; i < hunks->len; i++)
    self->taken_out |= g_array_index (hunks, AftTextHunk, i).removed > 0;
  if (self->taken)
    apply (self, hunks);
}

static void
outside_cb (AftTextBuffer *self)
{
  if (self->taken)
    g_signal_emit_by_name (self, "merged", self->taken_out);
  self->taken = FALSE;
}

/* Undo and other changes by ourselves are told by who makes them. */
static void
own_cb (AftTextBuffer *self)
{
  self->taken = FALSE;
}

static void
record_notify_cb (AftTextBuffer *self)
{
  if (g_strcmp0 (get_stored (self), self->synced) != 0)
    take_over (self);
}

void
aft_text_buffer_commit (AftTextBuffer *self)
{
  aft_text_buffer_push (self);
  if (self->watch != NULL)
    aft_promise_watch_left (self->watch);
}

void
aft_text_buffer_push (AftTextBuffer *self)
{
  g_autofree char *text = NULL;
  guint source;

  g_return_if_fail (AFT_IS_TEXT_BUFFER (self));

  source = self->push_source;
  if (source != 0)
    {
      g_source_remove (source);
      set_push_source (self, 0);
    }

  text = aft_text_buffer_dup_text (self);
  if (!self->editable || g_str_equal (text, self->synced))
    return;

  /* The model may clean the text: then what it made of it comes back through take_over (). */
  g_free (self->synced);
  self->synced = g_steal_pointer (&text);
  aft_record_set (self->record, self->field, self->synced);
  record_notify_cb (self);
}

static void
flushing_cb (AftTextBuffer *self)
{
  if (self->push_source != 0)
    aft_text_buffer_push (self);
}

static void
schedule_push (AftTextBuffer *self)
{
  gboolean is_long = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self)) > AFT_TEXT_BUFFER_LONG;

  if (self->record != NULL && self->editable && self->push_source == 0)
    set_push_source (self, g_timeout_add (is_long ? AFT_TEXT_BUFFER_LONG_DELAY : AFT_TEXT_BUFFER_DELAY, push_cb, self));
}

static void
aft_text_buffer_changed (GtkTextBuffer *buffer)
{
  AftTextBuffer *self = AFT_TEXT_BUFFER (buffer);

  GTK_TEXT_BUFFER_CLASS (aft_text_buffer_parent_class)->changed (buffer);

  if (!self->taking_over)
    schedule_push (self);
}

static void
aft_text_buffer_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, aft_text_buffer_get_pending (AFT_TEXT_BUFFER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static char *
dup_key (guint field)
{
  return g_strdup_printf ("aft-text-buffer-%u", field);
}

static void
aft_text_buffer_dispose (GObject *object)
{
  AftTextBuffer *self = AFT_TEXT_BUFFER (object);

  if (self->record != NULL)
    {
      g_autofree char *key = dup_key (self->field);

      if (self->push_source != 0)
        aft_text_buffer_commit (self);
      if (g_object_get_data (G_OBJECT (self->record), key) == self)
        g_object_set_data (G_OBJECT (self->record), key, NULL);
      g_signal_handlers_disconnect_by_data (self->record, self);
    }
  g_clear_handle_id (&self->push_source, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->record);
  g_clear_weak_pointer (&self->session);

  G_OBJECT_CLASS (aft_text_buffer_parent_class)->dispose (object);
}

static void
aft_text_buffer_finalize (GObject *object)
{
  g_free (AFT_TEXT_BUFFER (object)->synced);

  G_OBJECT_CLASS (aft_text_buffer_parent_class)->finalize (object);
}

static void
aft_text_buffer_class_init (AftTextBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aft_text_buffer_get_property;
  object_class->dispose = aft_text_buffer_dispose;
  object_class->finalize = aft_text_buffer_finalize;
  GTK_TEXT_BUFFER_CLASS (klass)->changed = aft_text_buffer_changed;

  props[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_signal_new ("merged", AFT_TYPE_TEXT_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
aft_text_buffer_init (AftTextBuffer *self)
{
}

AftTextBuffer *
aft_text_buffer_get (AftSession *session,
                     AftRecord  *record,
                     guint       field)
{
  g_autofree char *key = dup_key (field);
  g_autofree char *detailed = NULL;
  g_autofree char *property = NULL;
  AftDocument *document;
  AftTextBuffer *self;

  g_return_val_if_fail (AFT_IS_SESSION (session), NULL);
  g_return_val_if_fail (AFT_IS_RECORD (record), NULL);

  self = g_object_get_data (G_OBJECT (record), key);
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (AFT_TYPE_TEXT_BUFFER, NULL);
  g_set_weak_pointer (&self->session, session);
  self->record = g_object_ref (record);
  self->field = field;
  self->synced = g_strdup (get_stored (self));
  document = aft_record_get_document (record);
  self->editable = aft_text_can_break (self->synced) && (document == NULL || !aft_document_is_read_only (document));

  self->taking_over = TRUE;
  aft_line_buffer_set_text (AFT_LINE_BUFFER (self), self->synced);
  self->taking_over = FALSE;

  g_signal_connect_object (session, "flushing", G_CALLBACK (flushing_cb), self, G_CONNECT_SWAPPED);
  property = g_ascii_strdown (AFT_RECORD_GET_CLASS (record)->fields[field].key, -1);
  detailed = g_strconcat ("notify::", property, NULL);
  if (document != NULL)
    {
      g_signal_connect_object (document, "outside-change", G_CALLBACK (outside_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "outside-removal", G_CALLBACK (aft_text_buffer_push), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (aft_session_get_book (session), "record-changed", G_CALLBACK (own_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (record, detailed, G_CALLBACK (record_notify_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (record), key, self);

  return self;
}

AftRecord *
aft_text_buffer_get_record (AftTextBuffer *self)
{
  g_return_val_if_fail (AFT_IS_TEXT_BUFFER (self), NULL);

  return self->record;
}

gboolean
aft_text_buffer_get_pending (AftTextBuffer *self)
{
  g_return_val_if_fail (AFT_IS_TEXT_BUFFER (self), FALSE);

  return self->push_source != 0;
}

gboolean
aft_text_buffer_get_editable (AftTextBuffer *self)
{
  g_return_val_if_fail (AFT_IS_TEXT_BUFFER (self), FALSE);

  return self->editable;
}

char *
aft_text_buffer_dup_text (AftTextBuffer *self)
{
  g_return_val_if_fail (AFT_IS_TEXT_BUFFER (self), NULL);

  return aft_text_can_break (self->synced) ? aft_line_buffer_dup_text (AFT_LINE_BUFFER (self)) : dup_shown (GTK_TEXT_BUFFER (self));
}

void
aft_text_buffer_get_iter (AftTextBuffer *self,
                          guint          offset,
                          GtkTextIter   *iter)
{
  const glong length = g_utf8_strlen (AFT_SOFT_BREAK, -1);
  g_autofree char *shown = NULL;
  glong passed = 0, breaks = 0;

  g_return_if_fail (AFT_IS_TEXT_BUFFER (self));

  shown = aft_text_can_break (self->synced) ? dup_shown (GTK_TEXT_BUFFER (self)) : g_strdup ("");
  for (const char *p = shown, *at; (at = strstr (p, AFT_SOFT_BREAK)) != NULL; p = at + strlen (AFT_SOFT_BREAK))
    {
      passed += g_utf8_strlen (p, at - p);
      if (passed > (glong) offset)
        break;
      breaks += length;
    }
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, (int) (offset + breaks));
}

void
aft_text_buffer_set_markdown (AftTextBuffer *self,
                              gboolean       markdown)
{
  g_return_if_fail (AFT_IS_TEXT_BUFFER (self));

  if (!markdown || self->watch != NULL || self->session == NULL)
    return;

  self->watch = aft_promise_watch_new (self->session, self);
  aft_line_buffer_set_markdown (AFT_LINE_BUFFER (self), aft_names_get (aft_session_get_book (self->session)));
}
