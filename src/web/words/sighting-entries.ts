/** Ledger entries about sightings in words. */
export const sightingVerbs: Readonly<Record<string, string>> = {
  "sighting.received": "Sighting came in",
  "sighting.closed": "Sightings closed, and their reporters told",
  "sighting.reopened": "Sighting opened again",
  "sighting.moved": "Sighting put into another group",
  "sighting.file-taken": "File of a sighting taken out",
  "sighting.deleted": "Sightings deleted at the end of keeping",
  "sighting-group.assigned": "Group of sightings handed over",
  "sighting-group.linked-to-measure": "Group of sightings linked to a measure",
  "sighting-group.promoted": "Group of sightings put into the incident",
  "sighting-group.merged": "Two groups of sightings made one",
};
