import type { Theme } from '../logic/ramp'

/** Colours of the world beneath the data. */
export interface WorldColours {
  water: string
  land: string
  coast: string
  lake: string
  river: string
  country: string
  state: string
  countryName: string
  stateName: string
  cityName: string
  quarterName: string
  halo: string
  way: string
  wayCasing: string
  stay: string
  stayRing: string
}

export const WORLD: Record<Theme, WorldColours> = {
  dark: {
    water: '#0a1019',
    land: '#151d27',
    coast: '#2c3c4f',
    lake: '#0c141e',
    river: '#1a2736',
    country: '#3d4d5f',
    state: '#222d39',
    countryName: '#a3b3c4',
    stateName: '#63758a',
    cityName: '#c9d4df',
    quarterName: '#7f90a1',
    halo: '#0c1219',
    way: '#5ad1e6',
    wayCasing: '#06222a',
    stay: '#ffb454',
    stayRing: '#0b0f14',
  },
  light: {
    water: '#cfdde6',
    land: '#f8f6f1',
    coast: '#b3c3cd',
    lake: '#d5e2ea',
    river: '#c0d2dd',
    country: '#a99f90',
    state: '#ddd7cb',
    countryName: '#4d5762',
    stateName: '#8b939b',
    cityName: '#2c343d',
    quarterName: '#6f7780',
    halo: '#f8f6f1',
    way: '#00728a',
    wayCasing: '#ffffff',
    stay: '#b84a00',
    stayRing: '#ffffff',
  },
}
