/** How those who ask for a don may be looked at: in the order of asking, or the nearest first. */
export const GIFT_ORDERS = ['asked', 'near'] as const
export type GiftOrder = (typeof GIFT_ORDERS)[number]
