/** The data folder where none is named: the same for every command, so that they speak of one record. */
export const dataFolder = "./data/own";
