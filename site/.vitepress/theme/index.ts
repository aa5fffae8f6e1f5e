import {useData, type Theme} from 'vitepress'
// Without the fonts, which would be most of what the site weighs.
import DefaultTheme from 'vitepress/theme-without-fonts'
import {defineComponent, h, onMounted, watch} from 'vue'
import './style.css'

/** The default layout; pages without a sidebar get the landmark that it forgets. */
const Layout = defineComponent(() => {
  const {frontmatter} = useData()
  const setLandmark = (layout: unknown): void => {
    const content = document.getElementById('VPContent')
    if (layout === 'home' || layout === 'page') {
      content?.setAttribute('role', 'main')
    } else content?.removeAttribute('role')
  }
  const layoutNow = (): unknown => frontmatter.value['layout']
  onMounted(() => {
    watch(layoutNow, setLandmark, {immediate: true})
  })
  return () => h(DefaultTheme.Layout)
})

export default {extends: DefaultTheme, Layout} satisfies Theme
