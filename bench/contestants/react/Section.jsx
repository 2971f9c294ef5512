import { memo } from 'react';

/**
 * A section with its heading, which stays at the upper edge. It is in the flow, so that sections make the list as high as all
 * rows together; the rows lie over them.
 */
export const Section = memo(function Section({ name, number, height }) {
  return (
    <div style={{ blockSize: height }}>
      <div className="heading" part="heading">
        <span>{name}</span>
        <span className="number">{number}</span>
      </div>
    </div>
  );
});
