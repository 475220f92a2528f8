const onset = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?'
const rime =
  '(?:(?:a|e|i|o|u|y|oa|oe|ie|ye|ia|ua|uo|uy|uye|ue|oo)(?:ch|nh|ng|[cmnpt])?|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|oai|oay|oao|uay|uoi|uou|ieu|yeu|uya|uyu)'
const syllable = new RegExp(`^${onset}${rime}$`)

/** Could the folded word be a Vietnamese syllable? A slip of the finger mostly yields one that cannot ("thnah"). */
export const looksVietnamese = (folded: string): boolean => syllable.test(folded)

/** Typed with Telex while the keyboard was set to English: "nhieemj vuj" is "nhiem vu". Other words stay. */
export function withoutTelex(folded: string): string {
  if (looksVietnamese(folded) || !/[sfrxjw]|aa|ee|oo|dd/.test(folded)) return folded
  const plain = folded
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/w/g, '')
    .replace(/(?<=[aeiouy][a-z]*)[sfrxj](?=[a-z]*$)/, '')
  return plain.length > 1 && looksVietnamese(plain) ? plain : folded
}
