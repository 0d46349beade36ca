/* SPDX-FileCopyrightText: The Afterword authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "aft-uses.h"

#include <float.h>
#include <math.h>

struct _AftUses
{
  GHashTable *uses;     /* what -> Use */
};

typedef struct
{
  double  count;        /* on that day */
  guint32 day;
} Use;

static double
count_on (const Use *use,
          guint32    day)
{
  /* A clock that was set back makes nothing count more. */
  guint32 days = day > use->day ? day - use->day : 0;
  double count = use->count;

  for (; days >= AFT_USES_HALF_LIFE && count > DBL_MIN; days -= AFT_USES_HALF_LIFE)
    count /= 2;

  return count * (1 - MIN (days, AFT_USES_HALF_LIFE) / (2.0 * AFT_USES_HALF_LIFE));
}

AftUses *
aft_uses_new (GVariant *stored)
{
  AftUses *self = g_new (AftUses, 1);
  GVariantIter iter;
  const char *what;
  Use use;

  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (stored == NULL || !g_variant_is_of_type (stored, G_VARIANT_TYPE (AFT_USES_TYPE)))
    return self;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(&sdu)", &what, &use.count, &use.day) && g_hash_table_size (self->uses) < AFT_USES_MAX)
    if (isfinite (use.count) && use.count > 0)
      g_hash_table_replace (self->uses, g_strdup (what), g_memdup2 (&use, sizeof use));

  return self;
}

void
aft_uses_free (AftUses *self)
{
  g_hash_table_unref (self->uses);
  g_free (self);
}

double
aft_uses_count (AftUses     *self,
                const char  *what,
                const GDate *today)
{
  const Use *use = g_hash_table_lookup (self->uses, what);

  return use != NULL ? count_on (use, g_date_get_julian (today)) : 0;
}

typedef struct
{
  AftUses     *uses;
  const GDate *today;
} Order;

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const Order *order = data;
  double first = aft_uses_count (order->uses, *(const char **) a, order->today);
  double second = aft_uses_count (order->uses, *(const char **) b, order->today);

  return first != second ? (first > second ? -1 : 1) : g_strcmp0 (*(const char **) a, *(const char **) b);
}

GPtrArray *
aft_uses_list (AftUses     *self,
               const GDate *today)
{
  GPtrArray *list = g_ptr_array_new ();
  Order order = { self, today };
  GHashTableIter iter;
  gpointer what;

  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, &what, NULL))
    g_ptr_array_add (list, what);
  g_ptr_array_sort_with_data (list, compare, &order);

  return list;
}

void
aft_uses_add (AftUses     *self,
              const char  *what,
              const GDate *today)
{
  Use use = { .count = aft_uses_count (self, what, today) + 1, .day = g_date_get_julian (today) };

  g_hash_table_replace (self->uses, g_strdup (what), g_memdup2 (&use, sizeof use));
  if (g_hash_table_size (self->uses) > AFT_USES_MAX)
    {
      g_autoptr (GPtrArray) list = aft_uses_list (self, today);
      const char *least = list->pdata[list->len - 1];

      /* What is new counts little, and would never get anywhere. */
      g_hash_table_remove (self->uses, g_strcmp0 (least, what) == 0 ? list->pdata[list->len - 2] : least);
    }
}

GVariant *
aft_uses_to_variant (AftUses *self)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer what, use;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (AFT_USES_TYPE));
  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, &what, &use))
    g_variant_builder_add (&builder, "(sdu)", (const char *) what, ((Use *) use)->count, ((Use *) use)->day);

  return g_variant_builder_end (&builder);
}
