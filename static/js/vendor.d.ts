/**
 * Types of the one file that is taken from d3-interpolate, under the name that the page's import map gives it.
 */
declare module "d3-interpolate/zoom" {
  import { interpolateZoom } from "d3-interpolate";
  export default interpolateZoom;
}
