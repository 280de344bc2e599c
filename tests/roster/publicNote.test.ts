import { expect, test } from 'vitest'
import { privateDataIn } from '../../server/domain/roster/public-note.ts'

test.each([
  ['Joindre le 05 49 12 34 56', 'telephone'],
  ['tel 0549123456', 'telephone'],
  ['+33 6 12 34 56 78', 'telephone'],
  ['06-12-34-56-78', 'telephone'],
  ['écrire à contact@example.org', 'courriel'],
  ['contact (at) example.org', 'courriel'],
  ['voir https://example.org', 'adresse-web'],
  ['RPPS 10101234567', 'numero-identifiant'],
  ['NIR 2 85 05 78 006 084', 'numero-identifiant'],
  ['Mme Durand est partie', 'nom-de-personne'],
  ['remplacée par le Dr Martin', 'nom-de-personne'],
  ['le docteur J. Martin', 'nom-de-personne'],
  ['DURAND Sophie ne répond plus', 'nom-de-personne'],
  ['Élise DURAND ne répond plus', 'nom-de-personne'],
  ['Sophie a confirmé', 'nom-de-personne'],
  ['vu avec Jean-Pierre', 'nom-de-personne'],
])('%s: %s', (text, kind) => {
  expect(privateDataIn(text)).toBe(kind)
})

test.each([
  '',
  'Fermeture annoncée par l’association le 27/03/2026',
  'Activité réduite à 2 jours par semaine, 9 h–12 h et 14 h–17 h',
  'Confirmé par l’ARS Nouvelle-Aquitaine et la CPTS du Marais',
  'Cabinet transféré rue Pierre Curie, à Saint-Jean-d’Angély',
  'Maison de santé Simone Veil',
  'L’infirmière Asalée du cabinet a repris le 1er septembre',
  'Reprise prévue en janvier 2027, 0,5 ETP',
  'La CPAM de Niort a suspendu les versements',
  'Place du Général de Gaulle, 79000 Niort',
])('nothing private in: %s', (text) => {
  expect(privateDataIn(text)).toBeNull()
})
