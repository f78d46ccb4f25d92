/** What an entry has of its own, and in one text what others may have alike: four columns, each as text. */
export const entryTexts = `id, vrm, (extract(epoch FROM weed_at) * 1000)::int8,
  json_build_array(hotlist_id, action, category, make, model, colour, scope)`

export type EntryTexts = [id: string, vrm: string, weedAtMs: string | null, alike: string]
