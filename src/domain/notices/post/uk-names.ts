/** How the United Kingdom, its countries and its islands are written at the end of an address, folded as in `worldNames`. */
export const ukNames = `
unitedkingdom anrywvanethunys bailiwickofguernsey bailiwickofjersey bitain briain britain britiain 
brtain eng ellanvannin england englsnd gb gbn gg gratbritain greatbritain greatbritan gretbritain 
im islandofguernsey islandofjersey isleofman je ni nir northernireland rioghachdaonaichte 
riochtaontaithe sct scotland scottland theunitedkingdomofgreatbritainandnorthernireland uk 
unitedkingdomofgreatbritainandnorthernireland unititkinrick wls wales ydeyrnasunedig guernsey 
jersey yralban cymru nireland northireland gbr channelislands
`;
