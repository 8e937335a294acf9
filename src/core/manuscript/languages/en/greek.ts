import type { Rewrite } from '../../rewrite.js';

const names: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota' },
  ...{ κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau' },
  ...{ υ: 'upsilon', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
};

/** A Greek letter that stands for itself: `β-carotene` → beta-carotene, `2πr` → two pi r, `Δx` → delta x; words in Greek stay. */
export const greek: readonly Rewrite[] = [
  {
    id: 'Greek letter',
    pattern: /(?<!\p{Script=Greek})[\u0391-\u03A9\u03B1-\u03C9](?!\p{Script=Greek})/gu,
    say: ({ 0: letter, input, index }) => {
      const before = /[\p{L})]/u.test(input.charAt(index - 1)) ? ' ' : '';
      const after = /[\p{L}(]/u.test(input.charAt(index + 1)) ? ' ' : '';
      const name = names[letter.toLowerCase()];
      return name && `${before}${name}${after}`;
    },
  },
];
