import { around, toLonLat, toWorld, viewOf, worldSize } from '../logic/geo'
import type { View } from '../logic/url'
import { paintCells, paintNames, paintOverlay, paintWorld } from './canvaspaint'
import { CanvasTiles } from './canvastiles'
import { tileUrl, type LakeMap, type MapEvents, type Scene } from './contract'

const SLACK = 4
const PAN = 80

function makeCanvas(el: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.tabIndex = 0
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', 'Map of recorded places, simple drawing. Arrow keys pan, plus and minus zoom, Enter asks what was here.')
  canvas.style.cssText = 'width:100%;height:100%;touch-action:none;cursor:grab;display:block'
  el.append(canvas)
  return canvas
}

/** A map in plain Canvas 2D for browsers without WebGL 2: same world, same data tiles, fewer effects. */
export function canvasMap(el: HTMLElement, start: View, first: Scene, events: MapEvents): LakeMap {
  const canvas = makeCanvas(el)
  const g = canvas.getContext('2d')
  if (!g) throw new Error('This browser can draw no map.')
  const tiles = new CanvasTiles(() => events.failed('Some of the map could not be loaded.'))
  let view = start
  let scene = first
  let run = 0

  async function draw(): Promise<void> {
    const me = ++run
    events.idle(false)
    const [w, h, d] = [el.clientWidth, el.clientHeight, devicePixelRatio]
    const [world, data] = await Promise.all([tiles.world(view, w, h), tiles.data(view, w, h, tileUrl(scene.range))])
    if (me !== run || !g) return
    canvas.width = w * d
    canvas.height = h * d
    g.setTransform(d, 0, 0, d, 0, 0)
    paintWorld(g, world, scene.theme, view.zoom, w, h)
    canvas.dataset['cells'] = String(paintCells(g, data, scene.theme, view.zoom, scene.dim))
    paintNames(g, world, scene.theme, view.zoom)
    paintOverlay(g, scene.overlay, scene.theme, view, w, h)
    events.idle(true)
  }

  const move = (next: View) => {
    view = { ...next, zoom: Math.max(0, Math.min(18, next.zoom)) }
    void draw()
    events.moved(view)
  }
  const at = (dx: number, dy: number) => {
    const [x, y] = toWorld([view.lon, view.lat])
    const size = worldSize(view.zoom)
    return toLonLat([x + dx / size, Math.max(0, Math.min(1, y + dy / size))])
  }
  const pan = (dx: number, dy: number) => {
    const [lon, lat] = at(dx, dy)
    move({ lon: ((((lon + 180) % 360) + 360) % 360) - 180, lat, zoom: view.zoom })
  }
  const pick = (x: number, y: number) => events.picked(around(at(x - el.clientWidth / 2, y - el.clientHeight / 2), view.zoom, 9))
  const pickCentre = () => pick(el.clientWidth / 2, el.clientHeight / 2)

  let drag: { x: number; y: number; far: number } | undefined
  canvas.onpointerdown = (e) => {
    drag = { x: e.clientX, y: e.clientY, far: 0 }
    canvas.setPointerCapture(e.pointerId)
  }
  canvas.onpointermove = (e) => {
    if (!drag) return
    const [dx, dy] = [e.clientX - drag.x, e.clientY - drag.y]
    drag = { x: e.clientX, y: e.clientY, far: drag.far + Math.hypot(dx, dy) }
    if (drag.far > SLACK) pan(-dx, -dy)
  }
  canvas.onpointerup = (e) => {
    if (drag && drag.far <= SLACK) pick(e.offsetX, e.offsetY)
    drag = undefined
  }
  canvas.onwheel = (e) => {
    e.preventDefault()
    move({ ...view, zoom: view.zoom - Math.sign(e.deltaY) * 0.5 })
  }
  const keys: Record<string, () => void> = {
    ArrowLeft: () => pan(-PAN, 0),
    ArrowRight: () => pan(PAN, 0),
    ArrowUp: () => pan(0, -PAN),
    ArrowDown: () => pan(0, PAN),
    '+': () => move({ ...view, zoom: view.zoom + 1 }),
    '=': () => move({ ...view, zoom: view.zoom + 1 }),
    '-': () => move({ ...view, zoom: view.zoom - 1 }),
    Enter: pickCentre,
  }
  canvas.onkeydown = (e) => {
    const act = keys[e.key]
    if (!act) return
    e.preventDefault()
    act()
  }
  const resized = new ResizeObserver(() => void draw())
  resized.observe(el)

  return {
    paint(next) {
      scene = next
      void draw()
    },
    reload() {
      tiles.forget()
      void draw()
    },
    show(v) {
      view = v
      void draw()
    },
    fit: (b, pad) => move(viewOf(b, el.clientWidth, el.clientHeight, pad)),
    zoomBy: (steps) => move({ ...view, zoom: view.zoom + steps }),
    pickCentre,
    destroy() {
      run++
      resized.disconnect()
      canvas.remove()
    },
  }
}
